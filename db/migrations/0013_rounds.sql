-- Rounds of comments and what happened to each. Rows are only ever added; whether a round is open follows from them and the clock.
CREATE TABLE rounds (
  id uuid PRIMARY KEY,
  draft_id uuid NOT NULL REFERENCES drafts (id),
  version_id uuid NOT NULL REFERENCES versions (id),
  purpose text NOT NULL CHECK (purpose <> ''),
  closes_on date NOT NULL,
  afterwards text NOT NULL CHECK (afterwards IN ('refused', 'received')),
  opened_by uuid NOT NULL REFERENCES accounts (id),
  opened_at timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX rounds_of_draft ON rounds (draft_id, opened_at);
--> statement-breakpoint
-- The place is given by who has seen all before it: of two acts at once the second meets this key.
CREATE TABLE round_events (
  round_id uuid NOT NULL REFERENCES rounds (id),
  position integer NOT NULL CHECK (position >= 0),
  kind text NOT NULL CHECK (kind IN ('extended', 'closed', 'recalled', 'door opened')),
  closes_on date CHECK ((kind = 'extended') = (closes_on IS NOT NULL)),
  reason text NOT NULL,
  done_by uuid NOT NULL REFERENCES accounts (id),
  done_at timestamptz NOT NULL,
  PRIMARY KEY (round_id, position)
);
--> statement-breakpoint
CREATE FUNCTION refuse_change_of_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what happened to a round is never changed';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER rounds_are_final BEFORE UPDATE OR DELETE ON rounds
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_round();
--> statement-breakpoint
CREATE TRIGGER round_events_are_final BEFORE UPDATE OR DELETE ON round_events
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_round();
