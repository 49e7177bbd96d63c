package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.ProjectTexts.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every rule that the project cites by its id is defined in docs/, in one place. */
class RuleIdsTest {
    private static final String ID = "(?:[A-J]-\\d{1,2}|[A-Z]{2,4}-(?:V?\\d{1,2}|V|E)|ISR)";

    /** {@code rule B-01}, {@code rules CAL-2 to CAL-6, CAL-8}, {@code (rules B-11; B-12)}. */
    private static final Pattern CITATION =
            Pattern.compile("\\b[Rr]ules?\\s+(" + ID + "(?:(?:\\s*[,;]|\\s+(?:and|or|to))\\s+" + ID + ")*)");

    /** Ids that are unmistakable wherever they appear. */
    private static final Pattern FAMILY = Pattern.compile(
            "(?<![\\w-])(?:(?:CAL|RUN|RNG|BLK|CHI|LLOQ|SEL|SPE|STB|PAR|DIL|REC)-V?\\d{1,2}|CAL-V|ME-[1E]|AP-[12]|RI-1|XV-1)(?![\\w-])");

    /** In documents and rules files also ids of one letter. */
    private static final Pattern LETTER = Pattern.compile("(?<![\\w-])[A-J]-(?:0[1-9]|[12]\\d|[1-9])(?![\\w-])");

    private static final Pattern ONE = Pattern.compile(ID);
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([a-z]+-v?\\d+|[a-z]+-[a-z]|isr)\"></a>");
    private static final Pattern REQUIREMENT = Pattern.compile("\\bURS-\\d+\\b");

    @Test
    void everyCitedRuleIsDefinedInTheDocuments() {
        List<Text> texts = ProjectTexts.all();
        Set<String> defined = new HashSet<>(anchors(texts));
        Set<String> unknown = new TreeSet<>();
        Set<String> cited = new HashSet<>();
        for (Text text : texts) {
            for (String id : cited(text)) {
                cited.add(id);
                if (!defined.contains(id.toLowerCase(Locale.ROOT))) {
                    unknown.add(text.file() + " cites " + id + ", which no page of docs/ defines");
                }
            }
        }
        assertThat(cited).as("the search for ids finds none").hasSizeGreaterThan(80);
        assertThat(unknown).isEmpty();
    }

    @Test
    void noRuleIsDefinedTwice() {
        List<String> anchors = anchors(ProjectTexts.all());
        assertThat(anchors).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    @Test
    void everyCitedRequirementIsInTheList() {
        List<Text> texts = ProjectTexts.all();
        Set<String> listed = texts.stream()
                .filter(text -> text.file().endsWith("requirements.csv"))
                .flatMap(text -> text.content().lines())
                .map(line -> line.split(",", 2)[0])
                .collect(Collectors.toSet());
        assertThat(listed).contains("URS-01");
        for (Text text : texts) {
            Matcher found = REQUIREMENT.matcher(text.content());
            while (found.find()) {
                assertThat(listed).as("%s", text.file()).contains(found.group());
            }
        }
    }

    private static List<String> anchors(List<Text> texts) {
        return texts.stream()
                .filter(text -> text.isIn("docs"))
                .flatMap(text -> ANCHOR.matcher(text.content()).results())
                .map(found -> found.group(1))
                .toList();
    }

    private static Set<String> cited(Text text) {
        Set<String> ids = new TreeSet<>();
        String words = text.words();
        Matcher citation = CITATION.matcher(words);
        while (citation.find()) {
            ONE.matcher(citation.group(1)).results().forEach(found -> ids.add(found.group()));
        }
        List<Pattern> patterns = new ArrayList<>();
        if (text.isIn("docs") || text.isIn("src/main") || text.file().endsWith("requirements.csv")) {
            patterns.add(FAMILY);
        }
        if (text.isIn("docs") || text.isIn("src/main/resources")) {
            patterns.add(LETTER);
        }
        for (Pattern pattern : patterns) {
            pattern.matcher(text.content()).results().forEach(found -> ids.add(found.group()));
        }
        return ids;
    }
}
