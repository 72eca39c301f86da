package io.minihost.server.mail;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands mail to the operator's mail server. */
final class SmtpMail implements Mailer {

    private final JavaMailSender sender;
    private final String from;

    SmtpMail(JavaMailSender sender, String from) {
        this.sender = sender;
        this.from = from;
    }

    @Override
    public boolean reachesPeople() {
        return true;
    }

    @Override
    public void send(String address, String subject, String text) throws MailFailure {
        try {
            var message = sender.createMimeMessage();
            var mail = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
            mail.setFrom(from);
            mail.setTo(address);
            mail.setSubject(subject);
            mail.setText(text);
            // No answers by machines that are away.
            message.setHeader("Auto-Submitted", "auto-generated");
            sender.send(message);
        } catch (MailException | MessagingException e) {
            throw new MailFailure("the mail server did not take it: " + e.getMessage(), e);
        }
    }
}
