-- The update log. `draft_updates` and `draft_clients` are only added to, and the database refuses anything else for the
-- updates. `draft_logs` is the one row of a draft that its writers lock: it numbers the updates without gaps in the order
-- of their commits. `draft_snapshots` is a cache and may be thrown away.
CREATE TABLE draft_logs (
  draft_id uuid PRIMARY KEY REFERENCES drafts (id),
  sequence bigint NOT NULL DEFAULT 0 CHECK (sequence >= 0),
  standing integer NOT NULL DEFAULT 0 CHECK (standing >= 0)
);
--> statement-breakpoint
CREATE TABLE draft_updates (
  draft_id uuid NOT NULL REFERENCES draft_logs (draft_id),
  sequence bigint NOT NULL CHECK (sequence > 0),
  account_id uuid NOT NULL REFERENCES accounts (id),
  connection_id uuid,
  recorded_at timestamptz NOT NULL,
  update bytea NOT NULL,
  PRIMARY KEY (draft_id, sequence)
);
--> statement-breakpoint
-- Updates are compressed text already small; TOAST's own compression would only cost time on every commit.
ALTER TABLE draft_updates ALTER COLUMN update SET STORAGE EXTERNAL;
--> statement-breakpoint
CREATE TABLE draft_clients (
  draft_id uuid NOT NULL REFERENCES draft_logs (draft_id),
  client_id bigint NOT NULL CHECK (client_id >= 0),
  account_id uuid NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (draft_id, client_id)
);
--> statement-breakpoint
CREATE TABLE draft_snapshots (
  draft_id uuid PRIMARY KEY REFERENCES draft_logs (draft_id),
  sequence bigint NOT NULL CHECK (sequence > 0),
  state bytea NOT NULL
);
--> statement-breakpoint
CREATE FUNCTION refuse_change_of_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was recorded in a draft is never changed';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER draft_updates_are_final BEFORE UPDATE OR DELETE ON draft_updates
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_update();
