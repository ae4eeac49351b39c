-- Invitations that wait are listed; most links are of other kinds.
CREATE INDEX link_invited ON link (created_at) WHERE purpose = 'invite' AND used_at IS NULL;

-- Whom a reflection names is looked up whenever it is saved.
CREATE INDEX notification_mentioned ON notification (subject_id, person_id) WHERE kind = 'mentioned';

-- What waits for a person and in a community: few of all.
CREATE INDEX reflection_translation_of ON reflection (person_id, translation_due) WHERE translation_due IS NOT NULL;
CREATE INDEX reflection_translation_in ON reflection (community_id, translation_due) WHERE translation_due IS NOT NULL;
DROP INDEX reflection_translation_due;
CREATE INDEX reflection_report_open ON reflection_report (created_at) WHERE outcome IS NULL;
