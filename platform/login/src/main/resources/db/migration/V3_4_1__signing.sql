-- An order may be for signing a text instead of for logging in. One is never taken for the other.

alter table bankid_order
    add column kind text not null default 'LOGIN' check (kind in ('LOGIN', 'SIGNING'));
