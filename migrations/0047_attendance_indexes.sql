-- The first of those who come and whose name is shown, in the order of their answers, without reading all answers.
CREATE INDEX attendance_listed ON attendance (meeting_id, place, listed, answered_at, person_id);
