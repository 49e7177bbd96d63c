package io.enantio.record.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.run.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ChainLayoutTest {
    private static final ChainLayout LAYOUT = ChainLayout.DECISIONS;
    private static final List<String> CELLS =
            List.of("1", "5", "", "exclude", "", "A", "", "2026-03-02T14:05:00Z", "INJECTION_FAULT", "air");
    private static final String BYTES =
            "\u001f1\u001f5\u001f\u001fexclude\u001f\u001fA\u001f\u001f2026-03-02T14:05:00Z\u001fINJECTION_FAULT\u001fair";

    private static String chain(List<String> cells, String before) {
        return LAYOUT.chainAfter(before, cellsOf(cells));
    }

    private static UnaryOperator<String> cellsOf(List<String> cells) {
        List<String> columns = new ArrayList<>(LAYOUT.columns());
        columns.addAll(LAYOUT.later());
        return column -> columns.indexOf(column) < cells.size() ? cells.get(columns.indexOf(column)) : "";
    }

    private static List<String> and(String... later) {
        List<String> all = new ArrayList<>(CELLS);
        all.addAll(List.of(later));
        return all;
    }

    /** The digest is that of sha256sum over the bytes written out here. */
    @Test
    void theChainIsTheHashOfTheLineBeforeAndOfEveryCell() {
        assertThat(chain(CELLS, "")).isEqualTo(Sha256.of(BYTES));
        assertThat(chain(CELLS, "ab")).isEqualTo(Sha256.of("ab" + BYTES));
        assertThat(Sha256.of("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void aLaterCellCountsWithItsNameAndOnlyIfItIsFilled() {
        assertThat(chain(and("", "", ""), "")).isEqualTo(Sha256.of(BYTES));
        assertThat(chain(and("2026-03-02T14:05:00Z", "", "k2"), ""))
                .isEqualTo(Sha256.of(BYTES + "\u001frecorded_at=2026-03-02T14:05:00Z\u001fsecond_key=k2"));
        assertThat(chain(and("", "k", ""), "")).isNotEqualTo(chain(and("", "", "k"), ""));
    }

    @Test
    void everyCellCounts() {
        List<String> all = and("at", "k1", "k2");
        for (int i = 0; i < all.size(); i++) {
            List<String> other = new ArrayList<>(all);
            other.set(i, all.get(i) + "'");
            assertThat(chain(other, "")).isNotEqualTo(chain(all, ""));
        }
    }

    @Test
    void movingTextFromOneCellToTheNextChangesTheChain() {
        List<String> moved = new ArrayList<>(CELLS);
        moved.set(3, "exclud");
        moved.set(4, "e");
        assertThat(chain(moved, "")).isNotEqualTo(chain(CELLS, ""));
    }

    /** What would move a recorded time into the reason without a trace. */
    @Test
    void aCellWithTheSeparatorIsAmbiguous() {
        List<String> hidden = new ArrayList<>(CELLS);
        hidden.set(9, "air\u001frecorded_at=2026");
        assertThat(chain(hidden, "")).isEqualTo(chain(and("2026"), ""));
        assertThat(ChainLayout.isAmbiguous(hidden.get(9))).isTrue();
        assertThat(ChainLayout.isAmbiguous("air")).isFalse();
    }
}
