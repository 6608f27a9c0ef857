-- Meetings, their agenda, and the rules by which deadlines are counted back from their first day.
-- A meeting's place and dates are its newest move: moves and rules are only ever added.
CREATE TABLE meetings (
  id uuid PRIMARY KEY,
  body text NOT NULL CHECK (body IN ('CoP', 'SC', 'AC', 'PC')),
  ordinal integer NOT NULL CHECK (ordinal BETWEEN 1 AND 999),
  UNIQUE (body, ordinal)
);
--> statement-breakpoint
CREATE TABLE meeting_moves (
  meeting_id uuid NOT NULL REFERENCES meetings (id),
  position integer NOT NULL CHECK (position >= 0),
  place text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL CHECK (ends_on >= starts_on),
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (meeting_id, position)
);
--> statement-breakpoint
CREATE TABLE agenda_items (
  id uuid PRIMARY KEY,
  meeting_id uuid NOT NULL REFERENCES meetings (id),
  position integer NOT NULL CHECK (position >= 0),
  number text NOT NULL,
  title text NOT NULL,
  part text NOT NULL,
  decisions jsonb NOT NULL,
  documents jsonb NOT NULL,
  UNIQUE (meeting_id, position),
  UNIQUE (meeting_id, number)
);
--> statement-breakpoint
CREATE TABLE deadline_rules (
  body text NOT NULL CHECK (body IN ('CoP', 'SC', 'AC', 'PC')),
  name text NOT NULL,
  position integer NOT NULL CHECK (position >= 0),
  days_before integer NOT NULL CHECK (days_before >= 0),
  source text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (body, name, position)
);
