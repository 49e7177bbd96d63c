package io.enantio;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every type that a program can come to from given types: by public members, nested types, supertypes and sealed cases. */
final class ApiReach {
    private final Map<String, String> ways = new TreeMap<>();
    private final Deque<Class<?>> open = new ArrayDeque<>();

    private ApiReach() {}

    /** Names of the types, nested and library types too, each with the member that leads to it. */
    static Map<String, String> from(Iterable<Class<?>> types) {
        ApiReach reach = new ApiReach();
        types.forEach(type -> reach.add(type, "the list"));
        while (!reach.open.isEmpty()) {
            reach.follow(reach.open.remove());
        }
        return reach.ways;
    }

    private void follow(Class<?> type) {
        Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredMethods()).filter(method -> !method.isBridge()),
                        Arrays.stream(type.getDeclaredConstructors()))
                .filter(ApiReach::isVisible)
                .forEach(member -> signature(type, member));
        for (Field field : type.getDeclaredFields()) {
            if (isVisible(field)) {
                add(field.getGenericType(), way(type, field));
            }
        }
        String itself = type.getSimpleName();
        for (Class<?> nested : type.getDeclaredClasses()) {
            if (isVisible(nested.getModifiers())) {
                add(nested, itself);
            }
        }
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses())
                    .filter(permitted -> !permitted.isAnonymousClass())
                    .forEach(permitted -> add(permitted, itself));
        }
        Stream.ofNullable(type.getDeclaringClass()).forEach(outer -> add(outer, itself));
        Stream.concat(Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                .forEach(parent -> add(parent, itself));
    }

    private void signature(Class<?> type, Executable member) {
        String way = way(type, member);
        if (member instanceof Method method) {
            add(method.getGenericReturnType(), way);
        }
        Stream.of(member.getGenericParameterTypes(), member.getGenericExceptionTypes())
                .flatMap(Arrays::stream)
                .forEach(part -> add(part, way));
    }

    private void add(Type type, String way) {
        if (type instanceof Class<?> found) {
            addClass(found, way);
        } else if (type instanceof ParameterizedType generic) {
            add(generic.getRawType(), way);
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> add(argument, way));
        } else if (type instanceof GenericArrayType array) {
            add(array.getGenericComponentType(), way);
        } else if (type instanceof WildcardType wildcard) {
            Stream.of(wildcard.getUpperBounds(), wildcard.getLowerBounds())
                    .flatMap(Arrays::stream)
                    .forEach(bound -> add(bound, way));
        } else if (!(type instanceof TypeVariable<?>)) {
            throw new IllegalArgumentException("unknown kind of type: " + type);
        }
    }

    private void addClass(Class<?> type, String way) {
        if (type.isArray()) {
            addClass(type.getComponentType(), way);
        } else if (!type.isPrimitive() && ways.putIfAbsent(type.getName(), way) == null && isOurs(type)) {
            open.add(type);
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.enantio.");
    }

    private static boolean isVisible(Member member) {
        return isVisible(member.getModifiers()) && !member.isSynthetic();
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String way(Class<?> type, Member member) {
        return type.getSimpleName() + (member instanceof Constructor<?> ? "(...)" : "." + member.getName());
    }
}
