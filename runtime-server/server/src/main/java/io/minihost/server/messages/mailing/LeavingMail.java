package io.minihost.server.messages.mailing;

import io.minihost.server.accounts.Accounts;
import io.minihost.server.accounts.LeavingChosen;
import io.minihost.server.common.HostProperties;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import io.minihost.server.mail.MailFailure;
import io.minihost.server.mail.Mailer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells people by mail that their account is to be deleted, or stays: it may not have been them who said so. */
@Component
class LeavingMail {

    private static final Logger LOG = LoggerFactory.getLogger(LeavingMail.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final MailAddresses addresses;
    private final Accounts accounts;
    private final Mailer mailer;
    private final HostProperties host;

    LeavingMail(MailAddresses addresses, Accounts accounts, Mailer mailer, HostProperties host) {
        this.addresses = addresses;
        this.accounts = accounts;
        this.mailer = mailer;
        this.host = host;
    }

    @TransactionalEventListener
    void onChosen(LeavingChosen event) {
        if (mailer.reachesPeople()) {
            Thread.ofVirtual().name("mail").start(() -> tell(event.person(), event.at()));
        }
    }

    private void tell(PersonId person, @Nullable Instant at) {
        try {
            var kept = addresses.of(person).filter(MailAddresses.Kept::confirmed);
            var account = accounts.find(person).map(Accounts.Stored::account);
            if (kept.isPresent() && account.isPresent()) {
                var isChinese = kept.get().language().equals("zh");
                mailer.send(
                        kept.get().address(),
                        subject(isChinese, at),
                        text(isChinese, account.get().username(), at) + link());
            }
        } catch (MailFailure | Problem | DataAccessException | IllegalStateException e) {
            LOG.warn("somebody could not be told by mail that their account is to go, or stays: {}", e.getMessage());
        }
    }

    private static String subject(boolean isChinese, @Nullable Instant at) {
        if (isChinese) {
            return at == null ? "你的账号不会被注销" : "你的账号将被注销";
        }
        return at == null ? "Your account stays" : "Your account will be deleted";
    }

    private static String text(boolean isChinese, String username, @Nullable Instant at) {
        if (at == null) {
            return (isChinese
                            ? "账号“%s”的注销已撤销。如果不是你本人操作，请修改密码。"
                            : "The deletion of your account %s was undone. If that was not you, choose another password.")
                    .formatted(username);
        }
        return (isChinese
                        ? "账号“%s”将于 %s（UTC）注销，其中的所有数据都会删除。在此之前，可登录后在“我的账号”页面撤销。"
                        : "Your account %s will be deleted at %s (UTC), with everything in it. Until then you can sign in and undo it on the page of your account.")
                .formatted(username, TIME.format(at));
    }

    private String link() {
        return host.publicUrl() == null ? "" : "\n\n" + host.publicUrl() + "/me";
    }
}
