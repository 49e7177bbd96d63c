-- The new tables are append-only too.

CREATE TRIGGER digest_is_never_updated BEFORE UPDATE ON digest
BEGIN SELECT RAISE(ABORT, 'digest is append-only: nothing is ever changed'); END;
CREATE TRIGGER digest_is_never_deleted BEFORE DELETE ON digest
BEGIN SELECT RAISE(ABORT, 'digest is append-only: nothing is ever deleted'); END;
CREATE TRIGGER digest_is_never_replaced BEFORE INSERT ON digest
WHEN EXISTS (SELECT 1 FROM digest WHERE entry = NEW.entry AND table_name = NEW.table_name AND run_version = NEW.run_version)
BEGIN SELECT RAISE(ABORT, 'digest is append-only: nothing is ever replaced'); END;

CREATE TRIGGER withdrawal_is_never_updated BEFORE UPDATE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawal is append-only: nothing is ever changed'); END;
CREATE TRIGGER withdrawal_is_never_deleted BEFORE DELETE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawal is append-only: nothing is ever deleted'); END;
CREATE TRIGGER withdrawal_is_never_replaced BEFORE INSERT ON withdrawal
WHEN EXISTS (SELECT 1 FROM withdrawal WHERE entry = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'withdrawal is append-only: nothing is ever replaced'); END;

CREATE TRIGGER correction_is_never_updated BEFORE UPDATE ON correction
BEGIN SELECT RAISE(ABORT, 'correction is append-only: nothing is ever changed'); END;
CREATE TRIGGER correction_is_never_deleted BEFORE DELETE ON correction
BEGIN SELECT RAISE(ABORT, 'correction is append-only: nothing is ever deleted'); END;
CREATE TRIGGER correction_is_never_replaced BEFORE INSERT ON correction
WHEN EXISTS (SELECT 1 FROM correction WHERE specimen = NEW.specimen AND field = NEW.field AND entry = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'correction is append-only: nothing is ever replaced'); END;

CREATE TRIGGER setting_is_never_updated BEFORE UPDATE ON setting
BEGIN SELECT RAISE(ABORT, 'setting is append-only: nothing is ever changed'); END;
CREATE TRIGGER setting_is_never_deleted BEFORE DELETE ON setting
BEGIN SELECT RAISE(ABORT, 'setting is append-only: nothing is ever deleted'); END;
CREATE TRIGGER setting_is_never_replaced BEFORE INSERT ON setting
WHEN EXISTS (SELECT 1 FROM setting WHERE entry = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'setting is append-only: nothing is ever replaced'); END;
