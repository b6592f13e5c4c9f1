-- The oldest waiting row of a receiver is found without sorting.
CREATE INDEX outbox_order ON outbox (destination, status, event_id);
DROP INDEX outbox_open;
