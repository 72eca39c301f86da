package io.minihost.server.messages;

import io.minihost.server.identity.PersonId;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@Hidden
class NewsController {

    private final InboxNews news;

    NewsController(InboxNews news) {
        this.news = news;
    }

    @GetMapping(path = "/_h/messages/news", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter news(PersonId person) {
        return news.open(person);
    }
}
