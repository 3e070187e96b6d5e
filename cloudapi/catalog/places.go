package catalog

import "strings"

// Region is a place of the cloud. The reference has no full list: the regions
// are those of the sample of 22.3 and of its other sections, with the zones
// that 22.1, 6.4 and 17 name and the first letters where they name none.
type Region struct {
	// ID is the value of RegionId.
	ID string
	// Endpoint is the host that serves it (22.3).
	Endpoint string
	// Letters are the last letters of its zones in order; a zone's id is the
	// region's, a dash and the letter.
	Letters string
	// Chinese and English are its local names.
	Chinese, English string
}

// Zones are the ids of the region's zones.
func (r *Region) Zones() []string {
	zones := make([]string, 0, len(r.Letters))
	for _, letter := range r.Letters {
		zones = append(zones, r.ID+"-"+string(letter))
	}
	return zones
}

// HasZone says whether a zone id is one of the region's.
func (r *Region) HasZone(id string) bool {
	letter, ok := strings.CutPrefix(id, r.ID+"-")
	return ok && len(letter) == 1 && strings.Contains(r.Letters, letter)
}

// LookupRegion finds a region by id, or returns nil.
func LookupRegion(id string) *Region {
	for i := range regions {
		if regions[i].ID == id {
			return &regions[i]
		}
	}
	return nil
}

// Regions returns every region in a fixed order. They are shared and must not
// be changed.
func Regions() []Region { return regions }

const shared = "vpc.aliyuncs.com"

var regions = []Region{
	{"cn-qingdao", shared, "bc", "华北 1", "China (Qingdao)"},
	{"cn-beijing", shared, "abcdefgh", "华北 2", "China (Beijing)"},
	{"cn-zhangjiakou", "vpc.cn-zhangjiakou.aliyuncs.com", "abc", "华北 3", "China (Zhangjiakou)"},
	{"cn-huhehaote", "vpc.cn-huhehaote.aliyuncs.com", "ab", "华北 5", "China (Hohhot)"},
	{"cn-hangzhou", shared, "bdefgh", "华东 1", "China (Hangzhou)"},
	{"cn-shanghai", shared, "abcdefg", "华东 2", "China (Shanghai)"},
	{"cn-shenzhen", shared, "abcde", "华南 1", "China (Shenzhen)"},
	{"cn-hongkong", shared, "bc", "香港", "China (Hong Kong)"},
	{"ap-northeast-1", "vpc.ap-northeast-1.aliyuncs.com", "ab", "日本（东京）", "Japan (Tokyo)"},
	{"ap-south-1", "vpc.ap-south-1.aliyuncs.com", "ab", "印度（孟买）", "India (Mumbai)"},
	{"ap-southeast-1", shared, "abc", "新加坡", "Singapore"},
	{"ap-southeast-2", "vpc.ap-southeast-2.aliyuncs.com", "ab", "澳大利亚（悉尼）", "Australia (Sydney)"},
	{"ap-southeast-3", "vpc.ap-southeast-3.aliyuncs.com", "ab", "马来西亚（吉隆坡）", "Malaysia (Kuala Lumpur)"},
	{"ap-southeast-5", "vpc.ap-southeast-5.aliyuncs.com", "ab", "印度尼西亚（雅加达）", "Indonesia (Jakarta)"},
	{"us-east-1", shared, "ab", "美国（弗吉尼亚）", "US (Virginia)"},
	{"us-west-1", shared, "ab", "美国（硅谷）", "US (Silicon Valley)"},
	{"eu-central-1", "vpc.eu-central-1.aliyuncs.com", "ab", "欧洲中部 1 (法兰克福)", "Germany (Frankfurt)"},
	{"eu-west-1", "vpc.eu-west-1.aliyuncs.com", "ab", "英国（伦敦）", "UK (London)"},
	{"me-east-1", "vpc.me-east-1.aliyuncs.com", "a", "阿联酋（迪拜）", "UAE (Dubai)"},
}
