package io.minihost.samples.shop;

import java.io.IOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the shop sells, at which price. The program shows the same list, but nobody has to believe a program. */
@Component
class Goods {

    private final Map<String, Article> articles;

    Goods(JsonMapper json) throws IOException {
        try (var list = new ClassPathResource("goods.json").getInputStream()) {
            articles = json.readValue(list, new TypeReference<>() {});
        }
    }

    /**
     * An article.
     *
     * @param price in fen
     * @param sizes what each costs more, in fen
     */
    record Article(String en, String zh, int price, Map<String, Integer> sizes) {}

    /** In fen, for one piece. */
    int price(String id, String size) {
        return article(id).price() + article(id).sizes().getOrDefault(size, 0);
    }

    String name(String id, boolean chinese) {
        return chinese ? article(id).zh() : article(id).en();
    }

    private Article article(String id) {
        var article = articles.get(id);
        if (article == null) {
            throw new IllegalArgumentException("The shop does not have " + id);
        }
        return article;
    }
}
