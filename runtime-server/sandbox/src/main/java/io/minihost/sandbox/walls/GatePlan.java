package io.minihost.sandbox.walls;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The arguments of {@link Gate}: written by the server, read by the gate.
 *
 * @param required whether to give up when a wall cannot be put up
 * @param bubble whether somebody else keeps files away already
 * @param socket of the server, which becomes the standard input
 * @param home the one folder that may be written to
 * @param user a user and group to become, 0 to stay
 * @param dataBytes the most memory that the process may have of its own
 * @param read files and folders that may be read
 * @param execute what may be executed and read
 * @param command what to execute
 */
record GatePlan(
        boolean required,
        boolean bubble,
        Path socket,
        Path home,
        int user,
        long dataBytes,
        List<Path> read,
        List<Path> execute,
        List<String> command) {

    private static final String END = "--";

    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add(Boolean.toString(required));
        arguments.add(Boolean.toString(bubble));
        arguments.add(socket.toString());
        arguments.add(home.toString());
        arguments.add(Integer.toString(user));
        arguments.add(Long.toString(dataBytes));
        read.forEach(path -> arguments.add(path.toString()));
        arguments.add(END);
        execute.forEach(path -> arguments.add(path.toString()));
        arguments.add(END);
        arguments.addAll(command);
        return arguments;
    }

    static GatePlan of(String[] arguments) {
        List<String> all = Arrays.asList(arguments);
        int read = 6;
        int execute = read + all.subList(read, all.size()).indexOf(END) + 1;
        int command = execute + all.subList(execute, all.size()).indexOf(END) + 1;
        return new GatePlan(
                Boolean.parseBoolean(all.get(0)),
                Boolean.parseBoolean(all.get(1)),
                Path.of(all.get(2)),
                Path.of(all.get(3)),
                Integer.parseInt(all.get(4)),
                Long.parseLong(all.get(5)),
                paths(all.subList(read, execute - 1)),
                paths(all.subList(execute, command - 1)),
                all.subList(command, all.size()));
    }

    private static List<Path> paths(List<String> names) {
        List<Path> paths = new ArrayList<>();
        for (String name : names) {
            paths.add(Path.of(name));
        }
        return paths;
    }
}
