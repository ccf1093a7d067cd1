"""The rows of sample_data/pls: facts as published, invented values marked, prose written anew."""
