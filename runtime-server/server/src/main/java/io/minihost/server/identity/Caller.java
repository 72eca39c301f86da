package io.minihost.server.identity;

/**
 * Who makes a REST call; a controller takes it as a parameter.
 *
 * @param subject who it is, {@code operator} or a developer's name; owns what it registers
 */
public record Caller(Role role, String subject) {

    /** What a token is good for. */
    public enum Role {
        OPERATOR,
        DEVELOPER
    }

    public boolean isOperator() {
        return role == Role.OPERATOR;
    }

    /** Whether this caller may work on what {@code owner} registered. */
    public boolean mayManage(String owner) {
        return isOperator() || subject.equals(owner);
    }
}
