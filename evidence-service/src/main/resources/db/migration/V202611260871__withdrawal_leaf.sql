-- The leaf that records a withdrawal; none for those before this, and where no ledger is kept.
alter table attestation_withdrawal add column leaf uuid;
