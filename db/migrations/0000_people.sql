-- Organizations, accounts and what proves who is asking. Of every secret only its SHA-256 is here.
CREATE TABLE organizations (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('Party', 'IGO', 'NGO', 'Secretariat', 'body')),
  region text CHECK (
    region IN ('Africa', 'Asia', 'Central and South America and the Caribbean', 'Europe', 'North America', 'Oceania')
  ),
  code text NOT NULL UNIQUE,
  CHECK (region IS NULL OR kind = 'Party')
);
--> statement-breakpoint
CREATE TABLE accounts (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  organization_id uuid NOT NULL REFERENCES organizations (id),
  role text NOT NULL CHECK (role IN ('Secretariat', 'delegate')),
  created_at timestamptz NOT NULL,
  closed_at timestamptz CHECK (closed_at >= created_at)
);
--> statement-breakpoint
CREATE TABLE sign_in_links (
  token_hash text PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  consumed_at timestamptz
);
--> statement-breakpoint
CREATE INDEX sign_in_links_account_id ON sign_in_links (account_id);
--> statement-breakpoint
CREATE TABLE sessions (
  token_hash text PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  created_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX sessions_account_id ON sessions (account_id);
--> statement-breakpoint
CREATE TABLE bearer_tokens (
  id uuid PRIMARY KEY,
  token_hash text NOT NULL UNIQUE,
  account_id uuid NOT NULL REFERENCES accounts (id),
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz
);
--> statement-breakpoint
CREATE INDEX bearer_tokens_account_id ON bearer_tokens (account_id);
