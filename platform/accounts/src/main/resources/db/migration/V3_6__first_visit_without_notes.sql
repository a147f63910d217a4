-- No step has ever noted anything here: what a step learns it stores where it belongs.
alter table first_visit drop column notes;
