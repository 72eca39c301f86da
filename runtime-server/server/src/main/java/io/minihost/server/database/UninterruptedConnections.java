package io.minihost.server.database;

import io.minihost.server.common.Interrupts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Whoever has a connection is interrupted when it has been given back, not before. */
@Component
final class UninterruptedConnections implements BeanPostProcessor {

    @Override
    public @Nullable Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && !(bean instanceof Patient) ? new Patient(source) : bean;
    }

    private static final class Patient extends DelegatingDataSource {

        Patient(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Interrupts.hold();
            var holder = Thread.currentThread();
            try {
                return released(super.getConnection(), holder);
            } catch (SQLException | RuntimeException e) {
                Interrupts.release(holder);
                throw e;
            }
        }

        private static Connection released(Connection connection, Thread holder) {
            var isOpen = new AtomicBoolean(true);
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw Objects.requireNonNullElse(e.getCause(), e);
                        } finally {
                            if (method.getName().equals("close") && isOpen.compareAndSet(true, false)) {
                                Interrupts.release(holder);
                            }
                        }
                    });
        }
    }
}
