#include "organisations.hpp"

#include <algorithm>
#include <array>

namespace assess::evidence {

namespace {

struct Name {
  const char *english, *chinese;
};

constexpr std::array bodies{
    Name{"Water Bureau", "水务局"},
    Name{"Finance Bureau", "财政局"},
    Name{"Transport Bureau", "交通运输局"},
    Name{"Housing Bureau", "住房保障局"},
    Name{"Statistics Bureau", "统计局"},
    Name{"Archives", "档案馆"},
    Name{"Education Bureau", "教育局"},
    Name{"Health Bureau", "卫生健康局"},
    Name{"Parks Department", "园林绿化局"},
    Name{"Library", "图书馆"},
    Name{"Market Supervision Bureau", "市场监管局"},
    Name{"Forestry Bureau", "林业局"},
    Name{"Agriculture Bureau", "农业农村局"},
    Name{"Meteorological Office", "气象局"},
    Name{"Planning Bureau", "自然资源和规划局"},
    Name{"Museum", "博物馆"},
    Name{"Audit Bureau", "审计局"},
    Name{"Emergency Bureau", "应急管理局"},
    Name{"Data Bureau", "数据局"},
    Name{"Sports Bureau", "体育局"},
    Name{"Public Transit Company", "公交公司"},
    Name{"Heating Company", "热力公司"},
    Name{"Commerce Bureau", "商务局"},
    Name{"Environment Bureau", "生态环境局"},
    Name{"Building Authority", "住建局"},
    Name{"Tourism Bureau", "文化旅游局"},
    Name{"Energy Bureau", "能源局"},
    Name{"Port Authority", "港务局"},
    Name{"Technology Bureau", "科技局"},
    Name{"Government Service Centre", "政务服务中心"},
};

constexpr std::array places{
    Name{"Northfield", "北原"},  Name{"Clearwater", "清溪"}, Name{"Eastgate", "东门"},
    Name{"Stonebridge", "石桥"}, Name{"Lakeside", "湖滨"},   Name{"Southbank", "南岸"},
    Name{"Pinehill", "松岭"},    Name{"Whitesands", "白沙"}, Name{"Oldmill", "古磨"},
    Name{"Westport", "西港"},    Name{"Redcliff", "赤崖"},   Name{"Greenvale", "青谷"},
};

constexpr std::array first{Name{"North", "北"}, Name{"Upper", "上"}, Name{"Green", "青"},
                           Name{"Stone", "石"}, Name{"Clear", "清"}, Name{"White", "白"},
                           Name{"Long", "长"},  Name{"East", "东"}};
constexpr std::array second{Name{"vale", "谷"}, Name{"ford", "渡"}, Name{"moor", "原"},
                            Name{"haven", "港"}, Name{"ridge", "岭"}};

/// Names run out: from the second round on they carry a number.
Organisation numbered(Organisation name, std::size_t round) {
  if (round == 0) return name;
  name.english += " " + std::to_string(round + 1);
  name.chinese += std::to_string(round + 1);
  return name;
}

}  // namespace

Organisation organisation(std::size_t index) {
  const Name& body = bodies[index % bodies.size()];
  const Name& place = places[index / bodies.size() % places.size()];
  return numbered(
      {std::string(place.english) + " " + body.english, std::string(place.chinese) + body.chinese},
      index / bodies.size() / places.size());
}

Organisation region(std::size_t index) {
  const Name& head = first[index % first.size()];
  const Name& tail = second[index / first.size() % second.size()];
  return numbered(
      {std::string(head.english) + tail.english, std::string(head.chinese) + tail.chinese},
      index / first.size() / second.size());
}

int group_of(std::size_t index, std::size_t count) {
  if (index + 3 >= count && count > 10) return 3;
  const double place = static_cast<double>(index) / static_cast<double>(count);
  return place < 0.3 ? 0 : place < 0.7 ? 1 : 2;
}

std::string unit_code(std::size_t index, std::size_t count) {
  const std::string number = std::to_string(index + 1);
  const std::size_t digits = std::max<std::size_t>(3, std::to_string(count).size());
  return "U" + std::string(digits - std::min(digits, number.size()), '0') + number;
}

}  // namespace assess::evidence
