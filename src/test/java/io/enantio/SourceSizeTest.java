package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Small files, small methods, few parameters, shallow nesting, and a map in every room. */
class SourceSizeTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final int FILE_LINES = 250;
    private static final int METHOD_LINES = 40;
    private static final int PARAMETERS = 4;
    private static final int NESTING = 2;

    @Test
    void noFileIsLongerThanTwoHundredAndFiftyLines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            int lines = Files.readAllLines(file).size();
            if (lines > FILE_LINES) {
                tooLong.add(file + " has " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void noMethodIsLongOrDeepOrTakesManyParameters() throws IOException {
        assertThat(methodProblems()).isEmpty();
    }

    @Test
    void everyRoomHasItsThreeSentences() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path file : sources()) {
            Path map = file.resolveSibling("package-info.java");
            if (!Files.exists(map) || !Files.readString(map).contains("@NullMarked")) {
                missing.add("no map beside " + file);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noUnfinishedOrCommentedOutCodeIsLeft() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                boolean unfinished = line.contains("TO" + "DO") || line.contains("FIX" + "ME");
                if (unfinished || line.matches("//.*;\\s*") || line.matches("//.*\\{\\s*")) {
                    found.add(file + ":" + (i + 1) + " " + line);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> methodProblems() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> problems = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new MethodSizes(unit, positions, problems).scan(unit, null);
            }
        }
        return problems;
    }

    private static final class MethodSizes extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> problems;
        private int depth;

        MethodSizes(CompilationUnitTree unit, SourcePositions positions, List<String> problems) {
            this.unit = unit;
            this.positions = positions;
            this.problems = problems;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            String name = unit.getSourceFile().getName() + ", " + method.getName();
            BlockTree body = method.getBody();
            if (body != null) {
                long from = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, body));
                long to = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, body));
                if (to - from + 1 > METHOD_LINES) {
                    problems.add(name + ": " + (to - from + 1) + " lines");
                }
            }
            if (method.getParameters().size() > PARAMETERS && !isRecordConstructor(method)) {
                problems.add(name + ": " + method.getParameters().size() + " parameters");
            }
            int outer = depth;
            depth = 0;
            super.visitMethod(method, nothing);
            depth = outer;
            return nothing;
        }

        @Override
        public Void visitForLoop(ForLoopTree loop, Void nothing) {
            return deeper(loop, () -> super.visitForLoop(loop, nothing));
        }

        @Override
        public Void visitEnhancedForLoop(EnhancedForLoopTree loop, Void nothing) {
            return deeper(loop, () -> super.visitEnhancedForLoop(loop, nothing));
        }

        @Override
        public Void visitWhileLoop(WhileLoopTree loop, Void nothing) {
            return deeper(loop, () -> super.visitWhileLoop(loop, nothing));
        }

        @Override
        public Void visitIf(IfTree branch, Void nothing) {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            boolean elseIf = parent instanceof IfTree outer && outer.getElseStatement() == branch;
            return elseIf ? super.visitIf(branch, nothing) : deeper(branch, () -> super.visitIf(branch, nothing));
        }

        private Void deeper(Tree tree, Supplier<Void> inside) {
            depth++;
            if (depth == NESTING + 1) {
                long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
                problems.add(unit.getSourceFile().getName() + ":" + line + ": nested deeper than " + NESTING);
            }
            Void result = inside.get();
            depth--;
            return result;
        }

        private boolean isRecordConstructor(MethodTree method) {
            Tree owner = getCurrentPath().getParentPath().getLeaf();
            return method.getReturnType() == null
                    && owner instanceof ClassTree type
                    && type.getKind() == Tree.Kind.RECORD;
        }
    }
}
