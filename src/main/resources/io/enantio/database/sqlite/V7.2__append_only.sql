-- The new table is append-only too.

CREATE TRIGGER profile_change_is_never_updated BEFORE UPDATE ON profile_change
BEGIN SELECT RAISE(ABORT, 'profile_change is append-only: nothing is ever changed'); END;
CREATE TRIGGER profile_change_is_never_deleted BEFORE DELETE ON profile_change
BEGIN SELECT RAISE(ABORT, 'profile_change is append-only: nothing is ever deleted'); END;
CREATE TRIGGER profile_change_is_never_replaced BEFORE INSERT ON profile_change
WHEN EXISTS (SELECT 1 FROM profile_change
  WHERE study = NEW.study AND analyte = NEW.analyte AND nominal_time_h = NEW.nominal_time_h AND entry IS NEW.entry)
BEGIN SELECT RAISE(ABORT, 'profile_change is append-only: nothing is ever replaced'); END;
