#include "tests/support/synthetic_document.h"

#include "capture/mrz/mrz_layout.h"
#include "capture/mrz/mrz_text.h"

#include <cairo.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <cmath>
#include <stdexcept>

namespace rapoint::tests {

namespace {

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kDigits = "0123456789";

class Dice {
public:
    explicit Dice(std::uint32_t seed)
        : m_random{seed * 2654435761ULL + 9303} {
        m_random.next();
    }
    int whole(int from, int to) { return m_random.uniform(from, to + 1); }
    double real(double from, double to) { return m_random.uniform(from, to); }
    bool chance(double share) { return real(0, 1) < share; }
    cv::RNG& random() { return m_random; }

    std::string text(std::string_view alphabet, int shortest, int longest) {
        std::string result;
        for (int count = whole(shortest, longest); count > 0; --count)
            result += alphabet[static_cast<std::size_t>(whole(0, static_cast<int>(alphabet.size()) - 1))];
        return result;
    }
    template <class List>
    auto& one(const List& list) {
        return list[static_cast<std::size_t>(whole(0, static_cast<int>(list.size()) - 1))];
    }

private:
    cv::RNG m_random;
};

std::string date(Dice& dice) {
    const auto two = [&](int from, int to) {
        const std::string text = std::to_string(dice.whole(from, to));
        return text.size() == 1 ? "0" + text : text;
    };
    return two(0, 99) + two(1, 12) + two(1, 28);
}

std::string stateOf(Dice& dice) {
    std::string code = dice.one(capture::mrzCountries());
    return code.substr(0, code.find('<'));
}

SyntheticDocument textOf(Dice& dice) {
    const std::vector<std::string> formats{"TD1", "TD2", "TD3", "TD3", "MRV-A", "MRV-B", "IDROU"};
    SyntheticDocument document;
    document.format = dice.one(formats);
    MrzFields fields;
    fields.documentCode = document.format == "TD3" ? "P" : document.format.starts_with("MRV") ? "V" : "I";
    if (document.format == "IDROU")
        fields.documentCode = "ID";
    fields.issuer = document.format == "IDROU" ? "ROU" : stateOf(dice);
    fields.nationality = dice.chance(0.8) ? fields.issuer : stateOf(dice);
    fields.documentNumber = dice.text(kLetters, 0, 3) + dice.text(kDigits, 5, 6);
    fields.surname = dice.text(kLetters, 3, 10) + (dice.chance(0.2) ? " " + dice.text(kLetters, 2, 6) : "");
    fields.givenNames = dice.text(kLetters, 2, 7);
    fields.birthDate = date(dice);
    fields.expiryDate = date(dice);
    fields.sex = dice.one(std::vector<std::string>{"M", "F", "X"});
    if (document.format == "TD3" || document.format == "IDROU")
        fields.optional1 = dice.chance(0.5) ? dice.text(kDigits, 7, 7) : "";
    auto lines = capture::composeMrz(document.format, fields);
    if (!lines)
        throw std::logic_error{"a synthetic document cannot be composed"};
    document.lines = std::move(*lines);
    return document;
}

/// Draws with Cairo over 8-bit grey.
class Pen {
public:
    explicit Pen(cv::Mat& page)
        : m_page{page}
        , m_surface{cairo_image_surface_create(CAIRO_FORMAT_A8, page.cols, page.rows)}
        , m_cairo{cairo_create(m_surface)} {}
    Pen(const Pen&) = delete;
    Pen& operator=(const Pen&) = delete;
    ~Pen() {
        cairo_destroy(m_cairo);
        cairo_surface_destroy(m_surface);
    }

    void font(const char* family, double size) {
        cairo_select_font_face(m_cairo, family, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
        cairo_set_font_size(m_cairo, size);
    }
    double widthOf(const std::string& text) const {
        cairo_text_extents_t extents;
        cairo_text_extents(m_cairo, text.c_str(), &extents);
        return extents.x_advance;
    }
    void write(double x, double y, const std::string& text) {
        cairo_move_to(m_cairo, x, y);
        cairo_show_text(m_cairo, text.c_str());
    }
    /// Puts what was written on the page.
    void ink(double tone) {
        cairo_surface_flush(m_surface);
        const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(m_surface));
        const cv::Mat mask(m_page.rows, m_page.cols, CV_8U, cairo_image_surface_get_data(m_surface), stride);
        for (int y = 0; y < m_page.rows; ++y)
            for (int x = 0; x < m_page.cols; ++x) {
                const double share = mask.at<std::uint8_t>(y, x) / 255.0;
                auto& pixel = m_page.at<std::uint8_t>(y, x);
                pixel = cv::saturate_cast<std::uint8_t>(pixel * (1 - share) + tone * share);
            }
    }

private:
    cv::Mat& m_page;
    cairo_surface_t* m_surface;
    cairo_t* m_cairo;
};

cv::Mat pageOf(Dice& dice, const std::vector<std::string>& lines, double pitch) {
    const auto length = static_cast<double>(lines[0].size());
    const double width = (length + dice.real(2, 5)) * pitch;
    const double height = width * dice.real(0.62, 0.72);
    const double step = dice.real(1.7, 2.5) * pitch;
    cv::Mat page(static_cast<int>(height), static_cast<int>(width), CV_8U);
    const double bend = dice.real(0.02, 0.2);
    for (int y = 0; y < page.rows; ++y)
        for (int x = 0; x < page.cols; ++x)
            page.at<std::uint8_t>(y, x) =
                cv::saturate_cast<std::uint8_t>(222 + 8 * std::sin(y * 0.4 + 9 * std::sin(x * bend * 0.3)));
    Pen pen{page};
    pen.font("DejaVu Sans", pitch * 1.1);
    const double top = height - step * static_cast<double>(lines.size()) - pitch;
    for (double y = 2 * pitch; y < top - pitch; y += 2.2 * pitch)
        pen.write(width * 0.35, y, dice.text(kLetters, 4, 16) + " " + dice.text(kDigits, 0, 8));
    pen.font("OCR B", 100);
    pen.font("OCR B", 100 * pitch / pen.widthOf("H"));
    for (std::size_t row = 0; row < lines.size(); ++row)
        for (std::size_t column = 0; column < lines[row].size(); ++column)
            pen.write((width - length * pitch) / 2 + static_cast<double>(column) * pitch,
                      top + (static_cast<double>(row) + 0.8) * step, lines[row].substr(column, 1));
    pen.ink(dice.real(10, 60));
    return page;
}

cv::Mat deskOf(Dice& dice, cv::Size size) {
    cv::Mat coarse(size.height / 16 + 1, size.width / 16 + 1, CV_8U);
    dice.random().fill(coarse, cv::RNG::NORMAL, dice.real(60, 160), dice.real(4, 30));
    cv::Mat desk;
    cv::resize(coarse, desk, size, 0, 0, cv::INTER_CUBIC);
    return desk;
}

cv::Mat laidDown(Dice& dice, const cv::Mat& page) {
    const double turn = dice.chance(0.5) ? dice.real(-0.2, 0.2) : dice.real(0, 2 * CV_PI);
    const double tilt = dice.chance(0.4) ? dice.real(-0.2, 0.2) : 0.0;
    const double axis = dice.real(0, 2 * CV_PI);
    const int side = static_cast<int>(std::hypot(page.cols, page.rows) * 1.2);
    std::vector<cv::Point2f> from{{0, 0},
                                  {static_cast<float>(page.cols), 0},
                                  {static_cast<float>(page.cols), static_cast<float>(page.rows)},
                                  {0, static_cast<float>(page.rows)}};
    std::vector<cv::Point2f> to;
    for (const cv::Point2f& corner : from) {
        const double x = static_cast<double>(corner.x) - page.cols / 2.0;
        const double y = static_cast<double>(corner.y) - page.rows / 2.0;
        const double far = 1 + tilt * (x * std::cos(axis) + y * std::sin(axis)) / page.cols;
        to.emplace_back(static_cast<float>(side / 2.0 + (x * std::cos(turn) - y * std::sin(turn)) / far),
                        static_cast<float>(side / 2.0 + (x * std::sin(turn) + y * std::cos(turn)) / far));
    }
    cv::Mat picture = deskOf(dice, {side, side * 3 / 4});
    const cv::Mat down = (cv::Mat_<double>(3, 3) << 1, 0, 0, 0, 1, -side / 8.0, 0, 0, 1);
    const cv::Mat matrix = down * cv::getPerspectiveTransform(from, to);
    cv::warpPerspective(page, picture, matrix, picture.size(), cv::INTER_AREA, cv::BORDER_TRANSPARENT);
    return picture;
}

cv::Mat photographed(Dice& dice, cv::Mat picture) {
    cv::Mat image;
    picture.convertTo(image, CV_32F);
    const int kind = dice.whole(0, 6);
    double noise = dice.real(1, 4);
    const cv::Point middle{dice.whole(0, image.cols - 1), dice.whole(0, image.rows - 1)};
    if (kind == 1)
        cv::GaussianBlur(image, image, {0, 0}, dice.real(1.0, 2.6));
    if (kind == 2) {
        image *= dice.real(0.12, 0.3);
        noise = dice.real(2, 5);
    }
    if (kind == 3) {
        cv::Mat spot = cv::Mat::zeros(image.size(), CV_32F);
        const cv::Size size{dice.whole(30, image.cols / 4), dice.whole(20, image.rows / 6)};
        cv::ellipse(spot, middle, size, dice.real(0, 180), 0, 360, cv::Scalar{dice.real(60, 220)}, cv::FILLED);
        cv::GaussianBlur(spot, spot, {0, 0}, 15);
        image += spot;
    }
    if (kind == 4)
        image.colRange(middle.x, image.cols) *= dice.real(0.3, 0.6);
    if (kind == 5)
        cv::blur(image, image, {dice.whole(1, 8), dice.whole(1, 4)});
    cv::Mat grain(image.size(), CV_32F);
    dice.random().fill(grain, cv::RNG::NORMAL, 0, noise);
    image += grain;
    image.convertTo(picture, CV_8U);
    std::vector<std::uint8_t> jpeg;
    cv::imencode(".jpg", picture, jpeg, {cv::IMWRITE_JPEG_QUALITY, kind == 6 ? dice.whole(15, 40) : 85});
    return cv::imdecode(jpeg, cv::IMREAD_GRAYSCALE);
}

} // namespace

SyntheticDocument syntheticDocument(std::uint32_t seed) {
    Dice dice{seed};
    SyntheticDocument document = textOf(dice);
    const cv::Mat page = pageOf(dice, document.lines, dice.real(9, 20));
    document.picture = photographed(dice, laidDown(dice, page));
    return document;
}

} // namespace rapoint::tests
