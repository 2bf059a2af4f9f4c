"""Other people's files as values: rosters and school calendars. Text goes in, values and questions come out."""
