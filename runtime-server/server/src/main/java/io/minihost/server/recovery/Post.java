package io.minihost.server.recovery;

import io.minihost.server.common.web.Problem;
import io.minihost.server.mail.MailFailure;
import io.minihost.server.mail.Mailer;
import io.minihost.server.sms.SmsFailure;
import io.minihost.server.sms.SmsSender;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Sends short messages and mail beside what goes on, so that nobody learns from the time it takes whether any was sent. */
@Component
class Post {

    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final int AT_ONCE = 8;
    private static final int WAITING_MAX = 500;

    private final SmsSender sms;
    private final Mailer mailer;
    private final Semaphore room = new Semaphore(WAITING_MAX);
    private final Semaphore places = new Semaphore(AT_ONCE);

    Post(SmsSender sms, Mailer mailer) {
        this.sms = sms;
        this.mailer = mailer;
    }

    /**
     * Runs an errand in its turn.
     *
     * @throws Problem when too many wait already
     */
    void soon(Runnable errand) {
        if (!room.tryAcquire()) {
            throw Problem.unavailable("Many codes are on their way. Please try again soon.");
        }
        Thread.ofVirtual().name("recovery").start(() -> {
            try {
                places.acquire();
                try {
                    errand.run();
                } finally {
                    places.release();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                room.release();
            }
        });
    }

    /** Sends what can be sent; nobody waits for it. */
    void send(Target target, String subject, String text) {
        try {
            switch (target) {
                case Target.Phone phone -> sms.send(phone.number().international(), text);
                case Target.Mail mail -> mailer.send(mail.address(), subject, text);
            }
        } catch (SmsFailure | MailFailure | Problem | DataAccessException e) {
            LOG.warn("somebody who has lost the password could not be reached: {}", e.getMessage());
        }
    }
}
