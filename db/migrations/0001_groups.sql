-- Working groups and the history of their membership. A membership is added and ended once; another role is another row.
CREATE TABLE groups (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  short_name text NOT NULL,
  set_up_by text NOT NULL,
  set_up_by_ref text,
  terms_of_reference jsonb NOT NULL,
  expires_with text
);
--> statement-breakpoint
CREATE TABLE memberships (
  id uuid PRIMARY KEY,
  group_id uuid NOT NULL REFERENCES groups (id),
  account_id uuid NOT NULL REFERENCES accounts (id),
  role text NOT NULL CHECK (role IN ('Chair', 'Vice-Chair', 'member', 'alternate', 'observer', 'Secretariat')),
  capacity text,
  from_at timestamptz NOT NULL,
  until_at timestamptz CHECK (until_at >= from_at)
);
--> statement-breakpoint
-- One seat a person: two requests at once cannot give two.
CREATE UNIQUE INDEX memberships_open ON memberships (group_id, account_id) WHERE until_at IS NULL;
--> statement-breakpoint
CREATE INDEX memberships_account_id ON memberships (account_id);
