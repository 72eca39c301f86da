package io.minihost.server.mail;

/** Sends mail. A call blocks until the mail server has taken it, ten seconds or so at most. */
public interface Mailer {

    /**
     * Sends a mail.
     *
     * @param address as {@code mia@example.com}, without a name
     * @param subject one line of up to 200 characters
     * @param text plain, up to 20,000 characters
     * @throws MailFailure when it is not taken; it may be sent again
     * @throws io.minihost.server.common.web.Problem (429) when this address got too many within the last hour
     * @throws IllegalArgumentException when {@link MailAddress} says no, or the rest is empty or too long
     */
    void send(String address, String subject, String text) throws MailFailure;

    /** Whether mail goes to whom it is for; else only the operator sees it. */
    boolean reachesPeople();
}
