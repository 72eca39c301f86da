package io.minihost.samples.merchant.scan;

import io.minihost.samples.merchant.Words;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The goods of the supermarket. */
@Component
class Shelf {

    /**
     * Goods.
     *
     * @param barcode EAN-13
     * @param price in fen
     * @param picture name of the picture that the program has of it
     */
    record Article(String barcode, Words name, Words pack, int price, String picture) {}

    private static final List<Article> ARTICLES = List.of(
            article("690100000001", "Oat milk", "燕麦奶", "1 l", "1 升", 1290, "milk"),
            article("690100000002", "Sourdough loaf", "酸面包", "500 g", "500 克", 1880, "bread"),
            article("690100000003", "Free-range eggs", "散养鸡蛋", "10", "10 枚", 1650, "eggs"),
            article("690100000004", "Clementines", "砂糖橘", "1 kg", "1 千克", 1380, "orange"),
            article("690100000005", "Dragon Well tea", "龙井茶", "100 g", "100 克", 6800, "tea"),
            article("690100000006", "Dark chocolate", "黑巧克力", "90 g", "90 克", 1590, "chocolate"),
            article("690100000007", "Sparkling water", "气泡水", "500 ml", "500 毫升", 450, "water"),
            article("690100000008", "Rice noodles", "米粉", "400 g", "400 克", 980, "noodles"));

    List<Article> articles() {
        return ARTICLES;
    }

    Optional<Article> find(String barcode) {
        return ARTICLES.stream()
                .filter(article -> article.barcode().equals(barcode))
                .findFirst();
    }

    private static Article article(
            String digits, String en, String zh, String packEn, String packZh, int price, String picture) {
        return new Article(checked(digits), new Words(en, zh), new Words(packEn, packZh), price, picture);
    }

    /** Adds the thirteenth digit, which tells whether the others were read well. */
    private static String checked(String digits) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            sum += (digits.charAt(at) - '0') * (at % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
