#include "capture/mrz/conv_net.h"

#include <boost/test/unit_test.hpp>

#include <opencv2/dnn.hpp>

using namespace rapoint;
using capture::ConvNet;

namespace {

const std::filesystem::path kModels = std::filesystem::path{RAPOINT_SOURCE_DIR} / "assets/models";

cv::Mat noise(cv::Size size) {
    cv::Mat picture{size, CV_32F};
    cv::RNG random{20260417};
    random.fill(picture, cv::RNG::NORMAL, 0.0, 1.0);
    return picture;
}

/// The largest difference from what OpenCV's own code computes.
double difference(const std::string& model, cv::Size size) {
    const std::string path = (kModels / model).string();
    auto net = ConvNet::load(path);
    BOOST_REQUIRE(net);
    const cv::Mat picture = noise(size);
    // Twice, with another size between: what the buffers held before must not be seen.
    BOOST_REQUIRE(net->run(noise({size.width + 16, size.height})));
    const auto planes = net->run(picture);
    BOOST_REQUIRE(planes);
    cv::dnn::Net peer = cv::dnn::readNetFromONNX(path);
    peer.setInput(picture.reshape(1, {1, 1, picture.rows, picture.cols}));
    const cv::Mat expected = peer.forward();
    BOOST_REQUIRE_EQUAL(expected.dims, 4);
    BOOST_TEST(planes->channels == expected.size[1]);
    BOOST_TEST(planes->rows == expected.size[2]);
    BOOST_TEST(planes->columns == expected.size[3]);
    BOOST_REQUIRE_EQUAL(planes->values.size(), expected.total());
    double most = 0.0;
    for (std::size_t index = 0; index < planes->values.size(); ++index)
        most = std::max(most, static_cast<double>(std::abs(planes->values[index] - expected.ptr<float>()[index])));
    return most;
}

} // namespace

BOOST_AUTO_TEST_SUITE(conv_net_tests)

BOOST_AUTO_TEST_CASE(the_net_of_lines_says_what_opencv_computes_from_it) {
    for (int width : {64, 661, 1030})
        BOOST_TEST(difference("mrz_lines.onnx", {width, 24}) < 1e-3);
}

BOOST_AUTO_TEST_CASE(the_net_of_zones_says_what_opencv_computes_from_it) {
    for (cv::Size size : {cv::Size{640, 360}, cv::Size{360, 640}, cv::Size{88, 40}})
        BOOST_TEST(difference("mrz_zones.onnx", size) < 1e-3);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_net_is_a_fault) {
    for (const char* file : {"mrz_lines.md", "none.onnx"}) {
        const auto net = ConvNet::load((kModels / file).string());
        BOOST_REQUIRE(!net);
        BOOST_TEST(rowOf(net.error().code).name == "configuration-invalid");
    }
}

BOOST_AUTO_TEST_CASE(a_picture_too_small_for_the_net_is_a_fault) {
    auto net = ConvNet::load((kModels / "mrz_lines.onnx").string());
    BOOST_REQUIRE(net);
    BOOST_TEST(!net->run(noise({40, 4})));
    BOOST_TEST(net->run(noise({64, 24})).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
