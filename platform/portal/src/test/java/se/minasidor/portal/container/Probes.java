package se.minasidor.portal.container;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import se.minasidor.tenancy.TenantId;

/** Makes arguments of any type out of somebody else's values, and looks for them in results. */
final class Probes {

    /** What an intruder could have got hold of. */
    record Values(List<UUID> ids, List<String> words) {}

    private Probes() {}

    /** Argument lists for a use case: one for each foreign id and word. */
    static List<Object[]> arguments(Method method, TenantId tenant, Values values) {
        List<Object[]> lists = new ArrayList<>();
        int rounds = Math.max(values.ids().size(), values.words().size());
        for (int round = 0; round < rounds; round++) {
            Parameter[] parameters = method.getParameters();
            Object[] arguments = new Object[parameters.length];
            for (int i = 0; i < parameters.length; i++) {
                arguments[i] =
                        parameters[i].getType() == TenantId.class
                                ? tenant
                                : value(parameters[i].getParameterizedType(), values, round);
            }
            lists.add(arguments);
            if (parameters.length == 1) {
                break;
            }
        }
        return lists;
    }

    private static Object value(Type type, Values values, int round) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type element = generic.getActualTypeArguments()[0];
            if (raw == Optional.class) {
                return Optional.ofNullable(value(element, values, round));
            }
            if (Collection.class.isAssignableFrom(raw) || raw == Iterable.class) {
                Set<Object> all = new LinkedHashSet<>();
                for (int i = 0; i < values.ids().size(); i++) {
                    Object one = value(element, values, i);
                    if (one != null) {
                        all.add(one);
                    }
                }
                return raw == List.class ? List.copyOf(all) : all;
            }
            return Map.class.isAssignableFrom(raw) ? Map.of() : null;
        }
        return type instanceof Class<?> plain ? plainValue(plain, values, round) : null;
    }

    private static Object plainValue(Class<?> type, Values values, int round) {
        if (type == UUID.class) {
            return values.ids().get(round % values.ids().size());
        } else if (type == String.class) {
            return values.words().get(round % values.words().size());
        } else if (type == int.class || type == Integer.class) {
            return 10;
        } else if (type == long.class || type == Long.class) {
            return 0L;
        } else if (type == boolean.class || type == Boolean.class) {
            return round % 2 == 0;
        } else if (type == byte[].class) {
            return values.words().get(round % values.words().size()).getBytes();
        } else if (type == LocalDate.class) {
            return LocalDate.of(2020, 1, 1);
        } else if (type == Instant.class) {
            return Instant.parse("2020-01-01T00:00:00Z");
        } else if (type == Duration.class) {
            return Duration.ofMinutes(5);
        } else if (type == Locale.class) {
            return Locale.ENGLISH;
        } else if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[round % constants.length];
        } else if (type.isRecord()) {
            return record(type, values, round);
        }
        return null;
    }

    private static Object record(Class<?> type, Values values, int round) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = value(components[i].getGenericType(), values, round);
        }
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(arguments);
        } catch (ReflectiveOperationException notThatForm) {
            return null;
        }
    }

    /** Whether the canary is anywhere in a result, however deep. */
    static boolean shows(Object result, String canary) {
        return shows(result, canary, new IdentityHashMap<>(), 0);
    }

    private static boolean shows(
            Object value, String canary, Map<Object, Boolean> seen, int depth) {
        if (value == null || depth > 6 || seen.put(value, true) != null) {
            return false;
        }
        if (value instanceof CharSequence text) {
            return text.toString().contains(canary);
        } else if (value instanceof Optional<?> optional) {
            return optional.isPresent() && shows(optional.get(), canary, seen, depth + 1);
        } else if (value instanceof Map<?, ?> map) {
            return shows(map.keySet(), canary, seen, depth + 1)
                    || shows(map.values(), canary, seen, depth + 1);
        } else if (value instanceof Iterable<?> several) {
            for (Object one : several) {
                if (shows(one, canary, seen, depth + 1)) {
                    return true;
                }
            }
            return false;
        } else if (value instanceof byte[] bytes) {
            return new String(bytes).contains(canary);
        }
        return value.getClass().getName().startsWith("se.minasidor.")
                && fieldsShow(value, canary, seen, depth);
    }

    private static boolean fieldsShow(
            Object value, String canary, Map<Object, Boolean> seen, int depth) {
        for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                try {
                    field.setAccessible(true);
                    if (shows(field.get(value), canary, seen, depth + 1)) {
                        return true;
                    }
                } catch (IllegalAccessException | InaccessibleObjectException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return false;
    }
}
