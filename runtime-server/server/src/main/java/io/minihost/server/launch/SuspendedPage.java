package io.minihost.server.launch;

import io.minihost.server.common.AppId;
import io.minihost.server.launch.pages.HostPages;
import io.minihost.server.launch.pages.Texts;
import io.minihost.server.programs.ProgramStanding;
import io.minihost.server.programs.ProgramStanding.Cause;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What people see in the place of a program that an operator has frozen or has taken down: why, until when, and where to ask. */
@Component
class SuspendedPage {

    private final HostPages pages;

    SuspendedPage(HostPages pages) {
        this.pages = pages;
    }

    ResponseEntity<String> page(AppId program, ProgramStanding standing, Locale locale) {
        var texts = Texts.of(locale);
        var name = standing.isTakenDown() ? "takenDown" : "paused";
        var lines = new ArrayList<String>();
        lines.add(texts.get(standing.cause() == Cause.ORGANISATION ? "closedText" : name + "Text"));
        lines.add(texts.get("suspendedWhy") + standing.reason());
        if (standing.until() != null) {
            var time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                    .withLocale(texts.language().equals("zh") ? Locale.CHINESE : Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
            lines.add(texts.get("suspendedUntil") + time.format(standing.until()) + " UTC");
        }
        lines.add("");
        lines.add(texts.get("suspendedAsk"));
        return pages.message(
                standing.isTakenDown() ? HttpStatus.GONE : HttpStatus.FORBIDDEN,
                texts.get(name + "Title"),
                String.join("\n", lines),
                new HostPages.Link("/about/" + program, texts.get("suspendedLink")),
                program.value(),
                locale);
    }
}
