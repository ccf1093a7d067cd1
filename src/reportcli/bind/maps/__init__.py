"""What values on a map mean: classes of colours, sizes of circles, legends."""
