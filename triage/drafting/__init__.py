"""How an answer is worded: templates and the frame of the firm."""
