package io.minihost.cli.commands;

import io.minihost.cli.terminal.Surroundings;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands and hands them their surroundings. */
public final class CommandFactory implements IFactory {

    private final Surroundings surroundings;
    private final IFactory others = CommandLine.defaultFactory();

    public CommandFactory(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (!HostCommand.class.isAssignableFrom(type)) {
            return others.create(type);
        }
        Constructor<K> constructor = type.getDeclaredConstructor(Surroundings.class);
        try {
            return constructor.newInstance(surroundings);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Cannot make " + type, e.getCause());
        }
    }
}
