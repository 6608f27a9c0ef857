-- Calls for information, the steps of each Party's reply, and what was submitted. Everything here is only ever added:
-- a later date of a call is a new row, so that answers before and after the first date can be told apart.
CREATE TABLE calls (
  id uuid PRIMARY KEY,
  group_id uuid NOT NULL REFERENCES groups (id),
  number text,
  title text NOT NULL,
  issued_on date NOT NULL,
  due_on date NOT NULL CHECK (due_on >= issued_on),
  audience text NOT NULL,
  opened_at timestamptz NOT NULL,
  opened_by uuid NOT NULL REFERENCES accounts (id),
  UNIQUE (number)
);
--> statement-breakpoint
CREATE TABLE call_extensions (
  call_id uuid NOT NULL REFERENCES calls (id),
  position integer NOT NULL CHECK (position >= 0),
  extended_to date NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (call_id, position)
);
--> statement-breakpoint
CREATE TABLE call_questions (
  call_id uuid NOT NULL REFERENCES calls (id),
  position integer NOT NULL CHECK (position >= 1),
  text text NOT NULL,
  decision_id uuid REFERENCES decisions (id),
  path text,
  PRIMARY KEY (call_id, position),
  CHECK ((decision_id IS NULL) = (path IS NULL))
);
--> statement-breakpoint
CREATE TABLE reply_steps (
  call_id uuid NOT NULL REFERENCES calls (id),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  position integer NOT NULL CHECK (position >= 0),
  state text NOT NULL CHECK (state IN ('to be started', 'in preparation', 'with the focal point', 'released')),
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (call_id, organization_id, position)
);
--> statement-breakpoint
CREATE TABLE submissions (
  id uuid PRIMARY KEY,
  group_id uuid NOT NULL REFERENCES groups (id),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  call_id uuid REFERENCES calls (id),
  question_position integer,
  decision_id uuid REFERENCES decisions (id),
  path text,
  category text NOT NULL,
  answer text NOT NULL CHECK (answer IN ('information', 'none', 'nothing to report')),
  title text NOT NULL,
  summary text NOT NULL,
  link text,
  received_on date NOT NULL,
  visibility text NOT NULL CHECK (visibility IN ('delegation', 'group', 'Parties', 'public')),
  sent_at timestamptz NOT NULL,
  sent_by uuid NOT NULL REFERENCES accounts (id),
  CHECK ((decision_id IS NULL) = (path IS NULL)),
  CHECK (category <> 'enforcement' OR visibility <> 'public')
);
--> statement-breakpoint
CREATE INDEX submissions_group_id ON submissions (group_id, sent_at DESC);
--> statement-breakpoint
CREATE INDEX submissions_call_id ON submissions (call_id) WHERE call_id IS NOT NULL;
