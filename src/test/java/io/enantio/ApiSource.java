package io.enantio;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Public types of source files with their members and Javadoc. */
final class ApiSource {
    private ApiSource() {}

    /**
     * A public type.
     *
     * @param name with the types that it is nested in, without the package
     * @param values components of a record, constants of an enum
     * @param members public constructors, methods and constants that are declared in it
     */
    record SourceType(
            String packageName, String name, Optional<String> comment, List<String> values, List<Member> members) {}

    /** A member as it is called, and the first sentence about it. */
    record Member(String signature, Optional<String> comment) {}

    static Path file(Class<?> type) {
        return Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
    }

    /** In the order of the files; nested types after the type that holds them. */
    static List<SourceType> read(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            List<SourceType> types = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(DocTrees.instance(task), types).scan(unit, null);
            }
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final DocTrees docs;
        private final List<SourceType> types;

        Scanner(DocTrees docs, List<SourceType> types) {
            this.docs = docs;
            this.types = types;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            if (isPublic(getCurrentPath())) {
                types.add(new SourceType(
                        String.valueOf(getCurrentPath().getCompilationUnit().getPackageName()),
                        name(getCurrentPath()),
                        comment(getCurrentPath()),
                        values(type),
                        members(type)));
                return super.visitClass(type, unused);
            }
            return null;
        }

        private static String name(TreePath path) {
            String own = ((ClassTree) path.getLeaf()).getSimpleName().toString();
            return path.getParentPath().getLeaf() instanceof ClassTree ? name(path.getParentPath()) + "." + own : own;
        }

        /** Components of a record are private fields without static; constants of an enum are fields of its own type. */
        private static List<String> values(ClassTree type) {
            return type.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .filter(field -> isValue(type, field))
                    .map(field -> field.getName().toString())
                    .toList();
        }

        private static boolean isValue(ClassTree type, VariableTree field) {
            boolean isStatic = field.getModifiers().getFlags().contains(Modifier.STATIC);
            return switch (type.getKind()) {
                case RECORD -> !isStatic;
                case ENUM ->
                    isStatic
                            && field.getType()
                                    .toString()
                                    .equals(type.getSimpleName().toString());
                default -> false;
            };
        }

        private List<Member> members(ClassTree type) {
            List<Member> members = new ArrayList<>();
            for (Tree tree : type.getMembers()) {
                TreePath path = new TreePath(getCurrentPath(), tree);
                boolean isMember = tree instanceof MethodTree method && !isOverride(method) && !isCompact(type, method)
                        || tree instanceof VariableTree field && !isValue(type, field);
                if (isMember && isPublic(path)) {
                    members.add(new Member(signature(type, tree), comment(path)));
                }
            }
            return members;
        }

        private static boolean isOverride(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }

        /** The compact constructor of a record says nothing beyond its components. */
        private static boolean isCompact(ClassTree type, MethodTree method) {
            return type.getKind() == Tree.Kind.RECORD
                    && method.getReturnType() == null
                    && method.getParameters().size() == values(type).size();
        }

        private static String signature(ClassTree type, Tree member) {
            if (member instanceof VariableTree field) {
                return field.getType() + " " + field.getName();
            }
            MethodTree method = (MethodTree) member;
            String name = method.getReturnType() == null
                    ? type.getSimpleName().toString()
                    : method.getReturnType() + " " + method.getName();
            String scope = method.getModifiers().getFlags().contains(Modifier.STATIC) ? "static " : "";
            return scope
                    + name
                    + method.getParameters().stream()
                            .map(parameter -> parameter.getType() + " " + parameter.getName())
                            .collect(Collectors.joining(", ", "(", ")"));
        }

        private static boolean isPublic(TreePath path) {
            Tree tree = path.getLeaf();
            boolean ofInterface = path.getParentPath().getLeaf() instanceof ClassTree parent
                    && parent.getKind() == Tree.Kind.INTERFACE;
            return ofInterface && !flags(tree).contains(Modifier.PRIVATE)
                    || flags(tree).contains(Modifier.PUBLIC);
        }

        private static java.util.Set<Modifier> flags(Tree tree) {
            if (tree instanceof ClassTree type) {
                return type.getModifiers().getFlags();
            }
            return tree instanceof MethodTree method
                    ? method.getModifiers().getFlags()
                    : ((VariableTree) tree).getModifiers().getFlags();
        }

        /** The first sentence, in Markdown. */
        private Optional<String> comment(TreePath path) {
            return Optional.ofNullable(docs.getDocCommentTree(path))
                    .map(DocCommentTree::getFirstSentence)
                    .map(sentence -> sentence.stream().map(Scanner::markdown).collect(Collectors.joining()))
                    .map(text -> text.replaceAll("\\s+", " ").strip())
                    .filter(text -> !text.isEmpty());
        }

        private static String markdown(DocTree part) {
            String text = part.toString();
            return text.startsWith("{@")
                    ? "`"
                            + text.replaceFirst("^\\{@\\w+\\s+", "")
                                    .replaceFirst("}$", "")
                                    .replaceFirst("^#", "") + "`"
                    : text;
        }
    }
}
