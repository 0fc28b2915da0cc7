-- Signing in: what proves who somebody is, how a session ends, and what slows guessing down.

-- Nobody's password is asked for where it is null: such a person comes by single sign-on or passkey.
alter table person alter column password drop not null;
-- Not null: the password was given out by an administrator, holds until then, and must be changed at the first sign-in.
alter table person add column one_time_until timestamptz;
alter table person add column password_set_at timestamptz;
alter table person add column signed_in_at timestamptz;

alter table session add column id uuid not null default gen_random_uuid();
-- What is still to do before it is a session: core/person/stage.ts.
alter table session add column stage text not null default 'open';
alter table session add column means text not null default 'password';
-- Whether a second factor, or a passkey, was shown in it.
alter table session add column is_strong boolean not null default false;
-- When the person last proved who they are, as strongly as they can.
alter table session add column proved_at timestamptz;
alter table session add column seen_at timestamptz not null default now();
alter table session add column address text;
alter table session add column agent text;
create unique index session_id on session (id);
create index session_person on session (person);

-- Attempts in a row at something that can be guessed: a login, an address, a browser, a second factor.
create table sign_in_attempt (
  subject text collate "C" primary key,
  count integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz
);

-- A browser in which somebody has signed in before: strangers' guesses at the login do not keep it out.
create table known_browser (
  token_hash bytea not null,
  person uuid not null references person (id),
  used_at timestamptz not null,
  primary key (token_hash, person)
);

-- One-time codes (RFC 6238). last_step is the latest half minute a code was accepted for, so that no code counts twice.
create table totp (
  person uuid primary key references person (id),
  sealed_secret bytea not null,
  made_at timestamptz not null,
  last_step bigint not null
);

create table recovery_code (
  person uuid not null references person (id),
  hash bytea not null,
  used_at timestamptz,
  primary key (person, hash)
);

create table passkey (
  id text collate "C" primary key,
  person uuid not null references person (id),
  public_key bytea not null,
  counter bigint not null,
  transports jsonb not null,
  title text not null,
  made_at timestamptz not null,
  used_at timestamptz
);
create index passkey_person on passkey (person);

-- Something a session, or a browser before it has one, was asked and has to answer once, in time.
create table challenge (
  holder text collate "C" not null,
  purpose text not null,
  content jsonb not null,
  expires_at timestamptz not null,
  primary key (holder, purpose)
);
create index challenge_expired on challenge (expires_at);

-- Who somebody is to a provider of single sign-on: its own, never changing name for them.
create table identity (
  issuer text collate "C" not null,
  subject text collate "C" not null,
  person uuid not null references person (id),
  linked_at timestamptz not null,
  primary key (issuer, subject),
  unique (issuer, person)
);

grant select, insert, update, delete on sign_in_attempt, known_browser, totp, recovery_code, passkey, challenge, identity
  to minhu_app;
