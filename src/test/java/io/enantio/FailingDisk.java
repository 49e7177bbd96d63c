package io.enantio;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The disk of this machine, except that it fails when a test says so. A failure that depends on the user (root may read
 * everything) or on the state of the process (open files) is then the same on every machine.
 */
public final class FailingDisk {
    private final Fault fault;
    private final FileSystem system = new System();
    private final FileSystemProvider provider = new Provider();
    private final List<Access> accesses = new ArrayList<>();

    /** What a program does with a path that needs the disk. */
    public enum Act {
        LOOK,
        READ,
        LIST,
        WRITE
    }

    /** One thing that was done. */
    public record Access(Act act, Path path) {}

    /** When the disk fails. */
    public interface Fault {
        /** Throws what the disk reports, if it fails at this access; {@code number} counts all accesses from 0. */
        void at(int number, Access access) throws IOException;
    }

    public FailingDisk(Fault fault) {
        this.fault = fault;
    }

    /** A path on this disk. */
    public Path path(String text) {
        return wrapped(Path.of(text));
    }

    /** Everything that was done, in order. */
    public synchronized List<Access> accesses() {
        return List.copyOf(accesses);
    }

    private synchronized void access(Act act, Path real) throws IOException {
        Access access = new Access(act, real);
        accesses.add(access);
        fault.at(accesses.size() - 1, access);
    }

    private Path wrapped(Path real) {
        return (Path) Proxy.newProxyInstance(
                FailingDisk.class.getClassLoader(), new Class<?>[] {Path.class, Wrapped.class}, new Handler(real));
    }

    private @Nullable Object wrapped(@Nullable Object result) {
        if (result instanceof Path path) {
            return wrapped(path);
        }
        return result instanceof Iterator<?> names ? wrapped(names) : result;
    }

    private Iterator<?> wrapped(Iterator<?> names) {
        List<@Nullable Object> all = new ArrayList<>();
        names.forEachRemaining(name -> all.add(wrapped(name)));
        return all.iterator();
    }

    private static @Nullable Object real(@Nullable Object argument) {
        return argument instanceof Wrapped wrapped ? wrapped.enantioRealPath() : argument;
    }

    private static Path real(Path path) {
        return path instanceof Wrapped wrapped ? wrapped.enantioRealPath() : path;
    }

    /** A path of such a disk. */
    private interface Wrapped {
        Path enantioRealPath();
    }

    /** Does with the real path whatever is asked of the wrapped one. */
    private final class Handler implements InvocationHandler {
        private final Path real;

        Handler(Path real) {
            this.real = real;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "enantioRealPath":
                    return real;
                case "getFileSystem":
                    return system;
                default:
            }
            Object[] own = arguments == null
                    ? new Object[0]
                    : Arrays.stream(arguments).map(FailingDisk::real).toArray();
            try {
                return wrapped(method.invoke(real, own));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    private final class System extends FileSystem {
        private final FileSystem real = Path.of("").getFileSystem();

        @Override
        public FileSystemProvider provider() {
            return provider;
        }

        @Override
        public void close() {}

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return real.isReadOnly();
        }

        @Override
        public String getSeparator() {
            return real.getSeparator();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            return StreamSupport.stream(real.getRootDirectories().spliterator(), false)
                    .map(FailingDisk.this::wrapped)
                    .toList();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return real.getFileStores();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return real.supportedFileAttributeViews();
        }

        @Override
        public Path getPath(String first, String... more) {
            return wrapped(real.getPath(first, more));
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            PathMatcher matcher = real.getPathMatcher(pattern);
            return path -> matcher.matches(real(path));
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            return real.getUserPrincipalLookupService();
        }

        @Override
        public WatchService newWatchService() throws IOException {
            return real.newWatchService();
        }
    }

    private final class Provider extends FileSystemProvider {
        private final FileSystemProvider real = Path.of("").getFileSystem().provider();

        private Path accessed(Act act, Path path) throws IOException {
            access(act, real(path));
            return real(path);
        }

        private Path opened(Path path, Set<? extends OpenOption> options) throws IOException {
            boolean writes = options.stream()
                    .anyMatch(option -> Set.of("WRITE", "APPEND").contains(option.toString()));
            return accessed(writes ? Act.WRITE : Act.READ, path);
        }

        @Override
        public String getScheme() {
            return "failing";
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            return system;
        }

        @Override
        public Path getPath(URI uri) {
            return wrapped(Path.of(uri));
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            return real.newByteChannel(opened(path, options), options, attributes);
        }

        @Override
        public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            return real.newFileChannel(opened(path, options), options, attributes);
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            DirectoryStream<Path> content =
                    real.newDirectoryStream(accessed(Act.LIST, folder), path -> filter.accept(wrapped(path)));
            return new DirectoryStream<>() {
                @Override
                public Iterator<Path> iterator() {
                    List<Path> all = new ArrayList<>();
                    content.forEach(path -> all.add(wrapped(path)));
                    return all.iterator();
                }

                @Override
                public void close() throws IOException {
                    content.close();
                }
            };
        }

        @Override
        public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
            real.createDirectory(accessed(Act.WRITE, folder), attributes);
        }

        @Override
        public void delete(Path path) throws IOException {
            real.delete(real(path));
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) throws IOException {
            real.copy(accessed(Act.READ, source), accessed(Act.WRITE, target), options);
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) throws IOException {
            real.move(real(source), real(target), options);
        }

        @Override
        public boolean isSameFile(Path path, Path other) throws IOException {
            return real.isSameFile(real(path), real(other));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return real.isHidden(real(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return real.getFileStore(real(path));
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            real.checkAccess(accessed(Act.LOOK, path), modes);
        }

        @Override
        public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
            return real.getFileAttributeView(real(path), type, options);
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            return real.readAttributes(accessed(Act.LOOK, path), type, options);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
                throws IOException {
            return real.readAttributes(accessed(Act.LOOK, path), attributes, options);
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
            real.setAttribute(real(path), attribute, value, options);
        }
    }
}
