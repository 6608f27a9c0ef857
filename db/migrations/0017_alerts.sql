-- Alerts to persons. Rows are only ever added: that an alert was read, that the mail of a day went out, and each choice about
-- the mail are rows of their own.
CREATE TABLE alerts (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  kind text NOT NULL,
  words text NOT NULL,
  about text NOT NULL,
  address text NOT NULL CHECK (address LIKE '/%'),
  at timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX alerts_account_id ON alerts (account_id, at, id);
--> statement-breakpoint
CREATE TABLE alert_readings (
  alert_id uuid PRIMARY KEY REFERENCES alerts (id),
  read_at timestamptz NOT NULL
);
--> statement-breakpoint
-- Of two programs that send the mail of a day the second meets this key.
CREATE TABLE alert_digests (
  account_id uuid NOT NULL REFERENCES accounts (id),
  day date NOT NULL,
  sent_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, day)
);
--> statement-breakpoint
CREATE TABLE alert_choices (
  account_id uuid NOT NULL REFERENCES accounts (id),
  position integer NOT NULL CHECK (position >= 0),
  is_mailed boolean NOT NULL,
  chosen_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, position)
);
