-- How far a snapshot reaches of each Yjs client, as Yjs writes a state vector: to find it takes longer than all else when a long
-- text is opened. Null for a snapshot that was kept before; it is found in the bytes then.
ALTER TABLE draft_snapshots ADD COLUMN vector bytea;
