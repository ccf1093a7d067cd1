"""What the run does in each stage: the stages' packages called with what the request asks for."""
