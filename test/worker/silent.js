// A worker that is no worker of the kit: it starts, and never answers.
