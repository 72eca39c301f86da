package io.minihost.server.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.minihost.server.rates.RateLimits;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail servers of tests, and what sends to them. */
public final class MailServers {

    private static final String HOST = "127.0.0.1";

    private MailServers() {}

    public static GreenMail start() {
        var server = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    public static Mailer mailer(int port, RateLimits rates) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(HOST);
        sender.setPort(port);
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", "5000");
        properties.setProperty("mail.smtp.timeout", "5000");
        sender.setJavaMailProperties(properties);
        return new CheckedMail(new SmtpMail(sender, "no-reply@example.com"), rates);
    }
}
