package io.minihost.compiler.wxml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SloppyMarkupTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<view wx:for-items=\"{{l}}\" wx:for-item=\"x\"/> | <view wx:for=\"{{l}}\" wx:for-item=\"x\"/>",
                "<image src=https://a.b/c?d=1&e/> | <image src=\"https://a.b/c?d=1&e\"/>",
                "<image src={{a > 1 ? \"x\" : y}} b/> | <image src='{{a > 1 ? \"x\" : y}}' b/>",
                "<view a = b c/> | <view a = \"b\" c/>",
                "<view wx:key=\"{{item.id}}\"/> | <view wx:key=\"id\"/>",
                "<view wx:key='{{item}}'/> | <view wx:key='*this'/>",
                "<view wx:key=\"{{index + 1}}\"/> | <view wx:key=\"\"/>",
                "<!-- <view wx:for-items=a> --><view/> | <!-- <view wx:for-items=a> --><view/>",
                "<wxs module=\"m\">if (a<b) c=d</wxs><view a=b/> | <wxs module=\"m\">if (a<b) c=d</wxs><view a=\"b\"/>",
                "<view class=\"{{a ? \"x=y\" : 'z'}}\">a=b</view> | <view class=\"{{a ? \"x=y\" : 'z'}}\">a=b</view>",
                "text < more = less | text < more = less",
                "<view a=\"open | <view a=\"open",
                "<view a= | <view a=",
            })
    void mends(String written, String mended) {
        assertThat(SloppyMarkup.mend(written).text()).isEqualTo(mended);
    }

    @Test
    void keepsEverythingElseToTheLetter() {
        String text = "\n<view\n  class='a'\tb>{{ a < b }}\r\n</view  >\n<input/>\u00a0";
        assertThat(SloppyMarkup.mend(text).text()).isEqualTo(text);
    }

    @Test
    void tellsElementsWithTheirLines() {
        assertThat(SloppyMarkup.mend("<view>\n<my-card/>\n<view/></view>").tags())
                .containsEntry("view", 1)
                .containsEntry("my-card", 2)
                .hasSize(2);
    }

    @Test
    void tellsWhereNestingIsTooDeep() {
        assertThat(SloppyMarkup.mend("<view>\n".repeat(100) + "</view>".repeat(100))
                        .excess())
                .isNull();
        assertThat(SloppyMarkup.mend("<view>\n".repeat(200)).excess())
                .extracting(TemplateProblem::line)
                .isEqualTo(129);
    }
}
