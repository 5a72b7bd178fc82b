"""What a message is and says. Pure: bytes never come in here, only what the mime adapter found."""
