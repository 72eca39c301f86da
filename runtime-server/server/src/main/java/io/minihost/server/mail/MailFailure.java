package io.minihost.server.mail;

/** The mail server did not take a mail. */
public final class MailFailure extends Exception {

    private static final long serialVersionUID = 1L;

    MailFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
