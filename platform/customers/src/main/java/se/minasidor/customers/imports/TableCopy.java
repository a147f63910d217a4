package se.minasidor.customers.imports;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * COPY into a table, the quickest way into PostgreSQL. The driver's own classes are asked for by
 * name: where a server makes the connections, as Payara Server does for the EAR, they come from the
 * server's driver and are not those of the driver in the WAR, however alike they are.
 */
public final class TableCopy {

    private final Object copy;
    private final Class<?> operations;

    private TableCopy(Object copy, Class<?> operations) {
        this.copy = copy;
        this.operations = operations;
    }

    /** {@code statement} is a {@code copy ... from stdin}. */
    public static TableCopy begin(Connection connection, String statement) throws SQLException {
        try {
            Class<?> postgres = postgres(connection);
            ClassLoader loader = postgres.getClassLoader();
            Object api = call(postgres.getMethod("getCopyAPI"), connection.unwrap(postgres));
            Object copy = call(api.getClass().getMethod("copyIn", String.class), api, statement);
            return new TableCopy(copy, loader.loadClass("org.postgresql.copy.CopyIn"));
        } catch (ReflectiveOperationException other) {
            throw new SQLException("The driver is not PostgreSQL's", other);
        }
    }

    /** Our own driver's class, or that of the server, which hands on what its driver describes. */
    private static Class<?> postgres(Connection connection)
            throws SQLException, ClassNotFoundException {
        try {
            connection.unwrap(PGConnection.class);
            return PGConnection.class;
        } catch (SQLException notOurs) {
            ClassLoader loader = connection.getMetaData().getClass().getClassLoader();
            return loader.loadClass(PGConnection.class.getName());
        }
    }

    public void write(byte[] bytes, int length) throws SQLException {
        ask("writeToCopy", new Class<?>[] {byte[].class, int.class, int.class}, bytes, 0, length);
    }

    public void end() throws SQLException {
        ask("endCopy", new Class<?>[0]);
    }

    /** Gives up, if it has not ended; with an open copy a connection cannot even be rolled back. */
    public void cancel() throws SQLException {
        if ((boolean) ask("isActive", new Class<?>[0])) {
            ask("cancelCopy", new Class<?>[0]);
        }
    }

    private Object ask(String name, Class<?>[] types, Object... arguments) throws SQLException {
        try {
            return call(operations.getMethod(name, types), copy, arguments);
        } catch (ReflectiveOperationException other) {
            throw new SQLException("The driver has no " + name, other);
        }
    }

    private static Object call(Method method, Object object, Object... arguments)
            throws SQLException, IllegalAccessException {
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw new SQLException(failed.getCause());
        }
    }
}
