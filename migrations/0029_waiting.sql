-- Those who wait for a place, in their order.
DROP INDEX attendance_waiting;
CREATE INDEX attendance_waiting ON attendance (meeting_id, answer, waiting_number) WHERE place = 'waiting';
