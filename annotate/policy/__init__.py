"""Nothing executes or phones home: the last step over a built site. Every page gets a strict Content-Security-Policy,
and whatever the policy would stop is a problem, so that each of the two holds alone."""
